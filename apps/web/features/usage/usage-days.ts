import { z } from 'zod';

/** The periods that a reader chooses from. */
export const usageDays = [7, 30, 90] as const;
export type UsageDays = (typeof usageDays)[number];

/** What an address says; anything else is the period in the middle. */
export const usageDaysSchema = z.coerce
  .number()
  .pipe(z.union([z.literal(7), z.literal(30), z.literal(90)]))
  .catch(30);
