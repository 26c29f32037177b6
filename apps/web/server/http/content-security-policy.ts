export interface ContentSecurityPolicyInput {
  nonce: string;
  previewSources: readonly string[];
  /** React's and Turbopack's development builds need eval; nothing else ever gets it. */
  allowEval: boolean;
  /** Next's development server reloads pages over a WebSocket. */
  allowWebSocket: boolean;
}

/**
 * One policy for every page. Styles: sheets and `<style>` need this origin or the nonce; only style
 * attributes are free, because virtualised lists, popovers and progress bars position themselves
 * with them, and an attribute cannot load or run anything under the other directives.
 */
export function contentSecurityPolicy(input: ContentSecurityPolicyInput): string {
  const nonce = `'nonce-${input.nonce}'`;
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      nonce,
      "'strict-dynamic'",
      ...(input.allowEval ? ["'unsafe-eval'"] : []),
    ],
    'style-src': ["'self'", nonce],
    'style-src-elem': ["'self'", nonce],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(input.allowWebSocket ? ['ws:'] : [])],
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
