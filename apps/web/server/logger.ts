import pino, { type Logger } from 'pino';

/** Names under which a secret could slip into a log line. */
const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'currentPassword',
  'token',
  'invitationToken',
  'secret',
  'databaseUrl',
];

/** JSON lines on stdout; whoever runs this process keeps them. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { process: 'web', pid: process.pid },
    redact: {
      paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[secret]',
    },
  });
}
