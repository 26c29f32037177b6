/**
 * The whole environment of a child process. The cast is for frameworks that declare NODE_ENV as always
 * there: it holds for their own process, not for a child that gets exactly these values.
 */
export function spawnEnvironment(values: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return values as NodeJS.ProcessEnv;
}
