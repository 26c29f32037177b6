import { Command, Option } from 'commander';
import { checkout } from './checkout';
import { ConfigError } from './config';

/** Somebody who reads only the beginning (`planline ask … | head`) is no fault of ours. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
}

/** `planline`: each command loads its own code only when it is asked for. */
const program = new Command('planline')
  .description('Plan-first work on a codebase.')
  .showHelpAfterError('Help: planline --help');

program
  .command('serve')
  .description(
    'run the product: PostgreSQL, worker and pages (what `npm start` does when all is built)',
  )
  .action(async () => {
    const { serve } = await import('./supervisor/serve');
    process.exit(await serve({ checkout }));
  });

program
  .command('ask')
  .description('answer one question about a folder, without a server and without a database')
  .argument('<message...>', 'the question, in English, French, Spanish or Arabic')
  .requiredOption('--project <folder>', 'the folder to ask about; it is only read')
  .addOption(
    new Option('--engine <engine>', 'default: claude where it can run, else local').choices([
      'claude',
      'local',
    ]),
  )
  .option('--locale <tag>', 'language of the answer, for example ar or fr-CA', 'en')
  .option('--json', 'print the whole typed answer')
  .action(async (words: string[], options) => {
    endWithReader();
    const { ask } = await import('./ask/ask');
    process.exitCode = await ask({ message: words.join(' '), ...options });
  });

program
  .command('doctor')
  .description('say what is there, and what to do about what is not')
  .option('--json', 'print the findings as JSON')
  .action(async (options: { json?: boolean }) => {
    endWithReader();
    const { doctor } = await import('./doctor/doctor');
    process.exitCode = await doctor({ checkout, format: options.json ? 'json' : 'text' });
  });

program
  .command('sign-in-link')
  .description('make a new one-time link that signs the owner in')
  .action(async () => {
    const { printSignInLink } = await import('./sign-in-link-command');
    process.exitCode = await printSignInLink({ checkout });
  });

program
  .command('seed-demo')
  .description('add a demo project with a long history in Arabic and English; each call adds one')
  .option('--items <number>', 'rows of its timeline', '1000')
  .action(async (options: { items: string }) => {
    const { seedDemo } = await import('./seed-demo-command');
    process.exitCode = await seedDemo({ checkout, ...options });
  });

program
  .command('grant')
  .description('give a person AI seconds, in the name of the owner')
  .requiredOption('--user <email>', 'whose account it is for')
  .requiredOption('--seconds <number>', 'how many')
  .addOption(
    new Option('--kind <kind>', 'bonus seconds are spent before paid ones')
      .choices(['bonus', 'paid'])
      .makeOptionMandatory(),
  )
  .option('--reference <id>', 'the same reference twice is the same grant once')
  .option('--json', 'print what was done as JSON')
  .action(async (options) => {
    const { grant } = await import('./billing-command');
    process.exitCode = await grant({ checkout, ...options });
  });

program
  .command('reconcile')
  .description('check that the books of AI time are true; ends with 1 when they are not')
  .option('--json', 'print the findings as JSON')
  .action(async (options: { json?: boolean }) => {
    const { reconcile } = await import('./billing-command');
    process.exitCode = await reconcile({ checkout, ...options });
  });

program
  .command('audit')
  .description('the log of who did what')
  .command('verify')
  .description('check that no entry was changed, removed or put in; ends with 1 when one was')
  .option('--since <file>', 'also that the log still contains what an earlier --json output says')
  .option('--json', 'print what was found as JSON')
  .action(async (options: { since?: string; json?: boolean }) => {
    const { verifyAudit } = await import('./audit-command');
    process.exitCode = await verifyAudit({ checkout, ...options });
  });

const key = program
  .command('key')
  .description('keys with which other servers sign requests to /v1');

key
  .command('create')
  .description('make a key for one or more projects; its secret is printed once')
  .requiredOption('--project <id...>', 'the projects it reaches')
  .option('--name <name>', 'what it is for', 'API key')
  .option('--json', 'print the key as JSON')
  .action(async (options) => {
    const { createKey } = await import('./key-command');
    process.exitCode = await createKey({ checkout, ...options });
  });

key
  .command('rotate')
  .description('make a second key in the place of this one; both are live until one is revoked')
  .argument('<key id>')
  .option('--json', 'print the key as JSON')
  .action(async (keyId: string, options) => {
    const { rotateKey } = await import('./key-command');
    process.exitCode = await rotateKey({ checkout, keyId, ...options });
  });

key
  .command('list')
  .description('the keys that reach a project, without their secrets')
  .requiredOption('--project <id>', 'the project')
  .option('--json', 'print the keys as JSON')
  .action(async (options) => {
    const { listKeys } = await import('./key-command');
    process.exitCode = await listKeys({ checkout, ...options });
  });

key
  .command('revoke')
  .description('let nothing in with this key any more')
  .argument('<key id>')
  .option('--json', 'print what was done as JSON')
  .action(async (keyId: string, options) => {
    const { revokeKey } = await import('./key-command');
    process.exitCode = await revokeKey({ checkout, keyId, ...options });
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof ConfigError) console.error(error.message);
  else console.error(error instanceof Error ? error.stack : String(error));
  process.exitCode = 1;
}
