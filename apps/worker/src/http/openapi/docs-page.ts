import { createRequire } from 'node:module';

/** What the readable page is made of: everything from this server, and nothing that runs inline. */

const require = createRequire(import.meta.url);

export const docsFiles = {
  'swagger-ui.css': { type: 'text/css', path: require.resolve('swagger-ui-dist/swagger-ui.css') },
  'swagger-ui-bundle.js': {
    type: 'text/javascript',
    path: require.resolve('swagger-ui-dist/swagger-ui-bundle.js'),
  },
} as const;

// The page's own addresses are relative to /v1/docs, so that a prefix of a proxy stays in them.
export const docsPage = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Planline, the signed API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<main id="document"></main>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

// Nothing is sent from here: a browser has no key, and must not have one.
export const docsScript = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#document',
  deepLinking: true,
  supportedSubmitMethods: [],
  validatorUrl: null,
});
`;

export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
