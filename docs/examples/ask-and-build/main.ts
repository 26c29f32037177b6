import { createPlanlineClient } from '@planline/client';

/** Asks for a plan, shows it as it is written, builds it, and says where the result can be looked at. */

const client = createPlanlineClient({
  origin: setting('ORIGIN'),
  keyId: setting('KEY_ID'),
  secret: setting('SECRET'),
  actorUserId: setting('ACTOR'),
});
const projectId = setting('PROJECT');
const message = process.argv[2] ?? 'Add a page for events';

const answer = await ask();
const action = answer.availableActions?.find(({ type }) => type === 'convert_to_build');
if (!action) {
  console.log(`The answer is no plan, but a ${answer.mode}: nothing to build.`);
  process.exit(0);
}
const planData = action.payload as object;
const { sessionId } = answer;
const { buildId } = await client.convertToBuild({ projectId, sessionId, planData });
console.log(`Build ${buildId} is queued.`);
await watch();
const { items } = await client.timeline({ projectId, mode: 'build', limit: 10 });
const deployed = items.findLast(
  ({ type, build }) => type === 'deployment' && build?.buildId === buildId,
);
console.log(`Look at it: ${deployed?.build?.previewUrl}`);

async function ask() {
  for await (const event of client.askAndFollow({ projectId, message, locale: 'en' })) {
    if (event.name === 'run-event' && event.data.body.type === 'answer-delta') {
      process.stdout.write(event.data.body.text);
    }
    if (event.name === 'chat_response') {
      console.log(`\n\nAnswered in ${event.data.metadata.duration_ms} ms.`);
      return event.data;
    }
  }
  throw new Error('the stream ended without an answer');
}

async function watch() {
  for await (const event of client.followBuild({ projectId, buildId })) {
    if (event.name === 'run-event' && event.data.body.type === 'build-phase') {
      console.log(`${event.data.body.phase}: ${event.data.body.status}`);
    }
    if (event.name === 'build') console.log(`The build has ${event.data.status}.`);
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} is not set: see README.md.`);
  process.exit(2);
}
