export interface ContentSecurityPolicyInput {
  nonce: string;
  previewSources: readonly string[];
  /**
   * `development` adds what Next's own tools need and nothing else ever gets: eval, a WebSocket for
   * reloads, and style elements without a nonce for the error overlay.
   */
  mode: 'production' | 'development';
}

/**
 * One policy for every page. Styles: sheets and `<style>` need this origin or the nonce; only style
 * attributes are free, because virtualised lists, popovers and progress bars position themselves
 * with them, and an attribute cannot load or run anything under the other directives.
 */
export function contentSecurityPolicy(input: ContentSecurityPolicyInput): string {
  const isDevelopment = input.mode === 'development';
  const nonce = `'nonce-${input.nonce}'`;
  const inlineStyle = isDevelopment ? "'unsafe-inline'" : nonce;
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      nonce,
      "'strict-dynamic'",
      ...(isDevelopment ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", inlineStyle],
    'style-src-elem': ["'self'", inlineStyle],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(isDevelopment ? ['ws:'] : [])],
    'frame-src': [...input.previewSources],
    'frame-ancestors': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}
