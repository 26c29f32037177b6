import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

const policy = (development: boolean) =>
  contentSecurityPolicy({
    nonce: 'bm9uY2U=',
    previewSources: ['http://127.0.0.1:4100'],
    allowEval: development,
    allowWebSocket: development,
  });

describe('contentSecurityPolicy', () => {
  it('runs scripts with the nonce of the request and no others', () => {
    expect(policy(false)).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy(false)).not.toContain('unsafe-eval');
  });

  it('leaves inline styles to attributes alone', () => {
    expect(policy(false)).toContain("style-src 'self' 'nonce-bm9uY2U=';");
    expect(policy(false)).toContain("style-src-attr 'unsafe-inline'");
  });

  it('frames previews and is framed by nobody', () => {
    expect(policy(false)).toContain('frame-src http://127.0.0.1:4100;');
    expect(policy(false)).toContain("frame-ancestors 'none'");
  });

  it('gives eval to development only', () => {
    expect(policy(true)).toContain("'unsafe-eval'");
  });
});
