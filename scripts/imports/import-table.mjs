/** Who may import whom. The manifests must agree with it; a rule of each kind is in its own file. */

/** Layers each part may use in its own code. Tests may use whatever their manifest lists. */
export const allowedParts = {
  contracts: [],
  db: ['contracts'],
  events: ['db', 'contracts'],
  engine: ['contracts'],
  i18n: ['contracts'],
  services: ['db', 'events', 'engine', 'i18n', 'contracts'],
  api: ['services', 'contracts'],
  ui: [],
  client: ['contracts'],
  web: ['api', 'contracts', 'i18n', 'ui'],
  worker: ['services', 'contracts'],
  cli: ['contracts', 'db', 'engine', 'events', 'i18n', 'services'],
  e2e: null,
  bench: null,
};

/** Composition roots know more than the code they compose. */
export const compositionRoots = [
  { part: 'web', files: /^apps\/web\/server\//, also: ['services', 'db', 'events', 'engine'] },
  {
    part: 'worker',
    files: /^apps\/worker\/src\/(main\.ts|composition\/)/,
    also: ['db', 'events', 'engine', 'i18n'],
  },
];

/** Domains of `services` in the order in which they may know each other; the others only may not form a ring. */
export const domainOrder = [
  'signature',
  'redis',
  'access',
  'audit',
  'cache',
  'api-key',
  'billing',
  'limits',
  'idempotency',
  'timeline',
  'session',
  'run',
  'chat',
  'plan',
  'build',
];

/** What never runs in a browser. */
export const serverParts = ['api', 'services', 'db', 'events', 'engine'];

export const isTestCode = (file) =>
  /\.(test|spec)\.tsx?$/.test(file) || /\/testing\//.test(file) || /^(e2e|bench)\//.test(file);

export const isToolConfig = (file) => /\/[\w.-]+\.config\.[cm]?tsx?$/.test(file);
