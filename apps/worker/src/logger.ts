import pino, { type Logger } from 'pino';

/** Names under which a secret could slip into a log line. */
const secretNames = [
  'authorization',
  'apiKey',
  'authToken',
  'credentials',
  'password',
  'token',
  'secret',
  'databaseUrl',
];

/** JSON lines on stdout; whoever runs this process keeps them. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { process: 'worker', pid: process.pid },
    redact: {
      paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[secret]',
    },
  });
}
