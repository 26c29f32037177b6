/**
 * The kind of constraint that a write broke, or null. The driver's error may be wrapped by Drizzle;
 * SQLSTATE class 23, PostgreSQL's appendix A.
 */
export function violatedConstraint(error: unknown): 'unique' | 'foreign-key' | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (code === '23505') return 'unique';
    if (code === '23503') return 'foreign-key';
  }
  return null;
}
