/** True when the database refused a row because of one of the named unique indexes; Drizzle keeps the driver's error as cause. */
export function violatesUniqueness(error: unknown, constraints: readonly string[]): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const fields = cause as Error & { code?: unknown; constraint_name?: unknown };
    if (fields.code !== '23505') continue;
    return constraints.some((name) => name === fields.constraint_name);
  }
  return false;
}
