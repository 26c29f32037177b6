import { describe, expect, it } from 'vitest';
import { readWebConfig } from './config';

const given = {
  DATABASE_URL: 'postgres://planline:secret@127.0.0.1:5432/planline',
  AUTH_SECRET: 'a'.repeat(32),
  PLANLINE_DATA_DIR: '/var/lib/planline',
};

describe('readWebConfig', () => {
  it('fills the defaults of a first start', () => {
    expect(readWebConfig(given)).toMatchObject({
      production: true,
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      previewSources: ['http://localhost:4100', 'http://*.localhost:4100'],
      openSignUp: false,
      trustProxy: false,
    });
  });

  it('takes an empty value for a missing one', () => {
    expect(readWebConfig({ ...given, PUBLIC_URL: '' }).publicUrl).toBe('http://localhost:3000');
  });

  it('names the wrong variable in one line and keeps its value to itself', () => {
    const wrong = { ...given, AUTH_SECRET: 'too-short-and-secret' };
    expect(() => readWebConfig(wrong)).toThrow(/^AUTH_SECRET: must be at least 32 characters/);
    expect(() => readWebConfig(wrong)).not.toThrow(/too-short-and-secret/);
  });

  it('allows frames of a named preview origin and of the origins below it', () => {
    const config = readWebConfig({ ...given, PREVIEW_URL: 'https://previews.example.net/' });
    expect(config.previewSources).toEqual([
      'https://previews.example.net',
      'https://*.previews.example.net',
    ]);
  });
});
