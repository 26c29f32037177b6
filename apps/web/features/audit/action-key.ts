/** Actions that have words; a name that is new to this page is shown as it is. */
const known = new Set([
  'chat.send',
  'chat.queue',
  'chat.withdraw',
  'chat.newTopic',
  'plan.revise',
  'plan.convert',
  'build.cancel',
  'build.planFix',
  'run.cancel',
  'run.plan',
  'run.build',
  'key.create',
  'key.rotate',
  'key.revoke',
  'project.createFromIdea',
  'project.createSample',
  'project.importPath',
  'project.importGit',
  'project.importArchive',
  'project.acceptInvitation',
  'project.rename',
  'project.remove',
  'project.updateSettings',
  'project.setMemberRole',
  'project.removeMember',
  'project.invite',
  'project.revokeInvitation',
]);

/** Routes of the signed API do what procedures of the browser do: they have the same words. */
const sameAs: Readonly<Record<string, string>> = {
  'POST /v1/chat-plan': 'chat.send',
  'POST /v1/chat-plan/convert-to-build': 'plan.convert',
  'POST /v1/run/:runId/cancel': 'run.cancel',
  'POST /v1/build/:buildId/cancel': 'build.cancel',
};

/** The key of an action's words in the bundles, where a dot parts levels; null when there are none. */
export function actionKeyOf(action: string): string | null {
  const name = sameAs[action] ?? action;
  return known.has(name) ? name.replace('.', '_') : null;
}

export const actionKeys: readonly string[] = [...known].map((name) => name.replace('.', '_'));
