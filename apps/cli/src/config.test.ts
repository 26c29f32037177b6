import { describe, expect, it } from 'vitest';
import { childEnvironment, readStartConfig } from './config';

const read = (environment: NodeJS.ProcessEnv) => readStartConfig(environment, '/srv/planline');

describe('readStartConfig', () => {
  it('needs nothing at all', () => {
    expect(read({})).toMatchObject({
      PORT: 3000,
      WORKER_PORT: 4000,
      PREVIEW_PORT: 4100,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:3000',
      PREVIEW_URL: 'http://localhost:4100',
      PLANLINE_DATA_DIR: '/srv/planline/.planline',
      ACCEPT_DEPRECATED_FIELDS: 'true',
    });
  });

  it('follows the chosen port in the public address', () => {
    expect(read({ PORT: '3100' }).PUBLIC_URL).toBe('http://localhost:3100');
  });

  it('takes an empty value for an absent one', () => {
    expect(read({ DATABASE_URL: '', PORT: ' ' })).toMatchObject({ PORT: 3000 });
  });

  it.each([
    ['PORT', 'abc', 'PORT is "abc", but must be a whole number from 1 to 65535, for example 3000'],
    ['WORKER_PORT', '70000', 'WORKER_PORT is "70000", but must be a whole number'],
    ['PUBLIC_URL', 'localhost:3000', 'must be an address that begins with http:// or https://'],
    ['DATABASE_URL', 'mysql://x', 'must be an address that begins with postgres:// or postgresql:'],
    ['PLANLINE_LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace'],
    ['PLANLINE_IMPORT_ROOTS', 'code', 'must be absolute folders separated by'],
    ['WORKER_CONCURRENCY', '0', 'must be a whole number from 1 to 64, for example 4'],
    ['ACCEPT_DEPRECATED_FIELDS', 'yes', 'must be true or false, for example true'],
  ])('refuses %s=%s with one line that names it and gives an example', (name, value, line) => {
    expect(() => read({ [name]: value })).toThrow(line);
    try {
      read({ [name]: value });
    } catch (error) {
      expect((error as Error).message).not.toContain('\n');
    }
  });

  it('refuses one port for two servers', () => {
    expect(() => read({ WORKER_PORT: '3000' })).toThrow('which PORT has already');
  });

  it('does not show a secret, not even a wrong one', () => {
    expect(() => read({ AUTH_SECRET: 'hunter2' })).toThrow(/^AUTH_SECRET is set, but must be/);
    expect(() => read({ AUTH_SECRET: 'hunter2' })).not.toThrow('hunter2');
  });
});

describe('childEnvironment', () => {
  it('hands every resolved value to the children', () => {
    const environment = childEnvironment(
      read({ PORT: '3100' }),
      { databaseUrl: 'postgres://localhost/planline', authSecret: 's'.repeat(32) },
      { PATH: '/usr/bin' },
    );
    expect(environment).toMatchObject({
      PATH: '/usr/bin',
      NODE_ENV: 'production',
      PORT: '3100',
      PUBLIC_URL: 'http://localhost:3100',
      DATABASE_URL: 'postgres://localhost/planline',
      PLANLINE_DATA_DIR: '/srv/planline/.planline',
    });
    expect(environment).not.toHaveProperty('REDIS_URL');
  });
});
