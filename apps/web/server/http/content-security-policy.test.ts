import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy';

const policy = (mode: 'production' | 'development') =>
  contentSecurityPolicy({
    nonce: 'bm9uY2U=',
    previewSources: ['http://127.0.0.1:4100'],
    mode,
  });

describe('contentSecurityPolicy', () => {
  it('runs scripts with the nonce of the request and no others', () => {
    expect(policy('production')).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy('production')).not.toContain('unsafe-eval');
  });

  it('leaves inline styles to attributes alone', () => {
    expect(policy('production')).toContain("style-src 'self' 'nonce-bm9uY2U=';");
    expect(policy('production')).toContain("style-src-attr 'unsafe-inline'");
  });

  it('frames previews and is framed by nobody', () => {
    expect(policy('production')).toContain('frame-src http://127.0.0.1:4100;');
    expect(policy('production')).toContain("frame-ancestors 'none'");
  });

  it('gives eval and free styles to development only', () => {
    expect(policy('development')).toContain("style-src 'self' 'unsafe-inline';");
    expect(policy('development')).toContain("'unsafe-eval'");
  });
});
