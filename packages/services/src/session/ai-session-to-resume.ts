export interface ResumeFacts {
  /** The AI session that this conversation used last. */
  sessionAiId: string | null;
  /** The AI session that the project used last, in a plan or in a build. */
  projectAiId: string | null;
  /** This conversation takes over from a build, or is the project's first. */
  continuesProject: boolean;
}

/**
 * The project's own last AI session is the one to resume: no run may fall behind what another has
 * said since. A conversation that was rolled over starts afresh.
 */
export function aiSessionToResume(facts: ResumeFacts): string | null {
  if (facts.sessionAiId === null && !facts.continuesProject) return null;
  return facts.projectAiId;
}
