import { z } from 'zod';

/** The `Idempotency-Key` header: visible ASCII, chosen by the client, the same for every retry. */
export const idempotencyKeySchema = z
  .string()
  .regex(/^[\x21-\x7E]{1,255}$/, '1 to 255 visible ASCII characters')
  .brand<'IdempotencyKey'>();
export type IdempotencyKey = z.infer<typeof idempotencyKeySchema>;
