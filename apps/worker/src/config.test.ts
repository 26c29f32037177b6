import { describe, expect, it } from 'vitest';
import { readWorkerConfig } from './config';

const least = { DATABASE_URL: 'postgres://a:b@127.0.0.1:5432/c', PLANLINE_DATA_DIR: '/tmp/data' };

describe('the worker’s configuration', () => {
  it('needs no more than a database and a data folder', () => {
    expect(readWorkerConfig(least)).toMatchObject({
      port: 4000,
      previewPort: 4100,
      previewUrl: 'http://localhost:4100',
      claude: { apiKey: null },
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://x'],
    ['WORKER_PORT', '99999'],
    ['WORKER_CONCURRENCY', '0'],
    ['PLANLINE_DATA_DIR', 'relative'],
    ['PUBLIC_URL', 'ftp://x'],
  ])('names %s when it is wrong, and not its value', (name, value) => {
    const read = () => readWorkerConfig({ ...least, [name]: value });
    expect(read).toThrow(name);
    expect(read).not.toThrow(value === '0' ? '"0"' : value);
  });

  it('takes an empty value for an absent one', () => {
    expect(readWorkerConfig({ ...least, ANTHROPIC_API_KEY: '' }).claude.apiKey).toBeNull();
  });
});
