import { builtinModules } from 'node:module';
import { reachableFrom } from './import-graph.mjs';
import {
  allowedParts,
  compositionRoots,
  domainOrder,
  isTestCode,
  isToolConfig,
  serverParts,
} from './import-table.mjs';

/**
 * @typedef {{ file: string, line: number, rule: string, message: string }} Violation
 */

const builtins = new Set(builtinModules);
const packageOf = (specifier) => /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[1] ?? specifier;
const partOfTarget = (graph, edge) =>
  edge.target === null ? undefined : graph.modules.get(edge.target)?.part;

function* edgesOf(graph) {
  for (const module of graph.modules.values()) {
    for (const edge of module.edges) yield { module, edge };
  }
}

const violation = (module, edge, rule, message) => ({
  file: module.file,
  line: edge.line,
  rule,
  message,
});

/** A part uses only the layers below it. */
export function* layerViolations(graph) {
  for (const { module, edge } of edgesOf(graph)) {
    const [, name] = /^@planline\/([^/]+)/.exec(edge.specifier) ?? [];
    if (name === undefined || isTestCode(module.file) || isToolConfig(module.file)) continue;
    const allowed = allowedParts[module.part];
    if (allowed === null || name === module.part) continue;
    const root = compositionRoots.find(
      (one) => one.part === module.part && one.files.test(module.file),
    );
    if (allowed?.includes(name) || root?.also.includes(name)) continue;
    yield violation(module, edge, 'layers', `${module.part} may not import ${name} here`);
  }
}

/** What a file imports is in the manifest of its part, and what is not exported is not reached. */
export function* manifestViolations(graph) {
  for (const { module, edge } of edgesOf(graph)) {
    const { specifier } = edge;
    const manifest = graph.parts.get(module.part).manifest;
    if (specifier.startsWith('.')) {
      const target = partOfTarget(graph, edge);
      if (target !== undefined && target !== module.part) {
        yield violation(module, edge, 'manifest', `reaches into ${target} by a relative path`);
      }
      continue;
    }
    if (specifier.startsWith('@/') || specifier.startsWith('node:')) continue;
    const name = packageOf(specifier);
    if (builtins.has(name) || name === manifest.name) continue;
    const isDevelopment = isTestCode(module.file) || isToolConfig(module.file) || edge.isType;
    const listed = {
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.peerDependencies,
      ...(isDevelopment ? manifest.devDependencies : {}),
    };
    const typings = `@types/${name.replace(/^@([^/]+)\//, '$1__')}`;
    if (!(name in listed) && !(edge.isType && typings in listed)) {
      yield violation(module, edge, 'manifest', `${name} is not in the manifest of ${module.part}`);
    } else if (
      name.startsWith('@planline/') &&
      edge.target === null &&
      !specifier.endsWith('.css')
    ) {
      yield violation(module, edge, 'manifest', `${specifier} is not exported`);
    }
  }
}

const domainOf = (file) => /^packages\/services\/src\/([^/]+)\//.exec(file)?.[1];

/** Domains of services meet at index.ts, in one order, and never in a ring. */
export function* domainViolations(graph) {
  const neighbours = new Map();
  for (const { module, edge } of edgesOf(graph)) {
    const from = domainOf(module.file);
    const to = edge.target === null ? undefined : domainOf(edge.target);
    if (from === undefined || to === undefined || from === to || isTestCode(module.file)) continue;
    if (!/\/index\.ts$/.test(edge.target)) {
      yield violation(module, edge, 'domains', `meets ${to} past its index.ts`);
    }
    const [mine, theirs] = [domainOrder.indexOf(from), domainOrder.indexOf(to)];
    if (mine !== -1 && theirs !== -1 && theirs > mine) {
      yield violation(module, edge, 'domains', `${from} comes before ${to} and may not import it`);
    }
    if (edge.isType) continue;
    if (!neighbours.has(from)) neighbours.set(from, new Map());
    neighbours.get(from).set(to, violation(module, edge, 'domains', ''));
  }
  for (const ring of ringsOf([...neighbours.keys()], (one) => neighbours.get(one)?.keys() ?? [])) {
    const [first, ...others] = ring;
    const where = [...neighbours.get(first)].find(([to]) => others.includes(to))[1];
    yield { ...where, message: `domains in a ring: ${[...ring, first].join(' → ')}` };
  }
}

const webLayer = (file) => /^apps\/web\/(?:src\/)?(app|features|server)\//.exec(file)?.[1];

/** Inside web: app → features → ui; the browser gets no server code. */
export function* webViolations(graph) {
  for (const { module, edge } of edgesOf(graph)) {
    const from = webLayer(module.file);
    const to = edge.target === null ? undefined : webLayer(edge.target);
    if (from === undefined || isTestCode(module.file)) continue;
    if (to === 'app' && from !== 'app') {
      yield violation(module, edge, 'web', `${from} may not import app`);
    }
    if (from === 'server' && to === 'features' && !edge.isType) {
      yield violation(module, edge, 'web', 'server may not import features');
    }
  }
  const reported = new Set();
  for (const start of graph.modules.values()) {
    if (!start.isClient || isTestCode(start.file)) continue;
    for (const file of reachableFrom(graph, start.file)) {
      const module = graph.modules.get(file);
      if (module === undefined || webLayer(file) === 'server' || reported.has(file)) continue;
      if (serverParts.includes(module.part)) continue;
      reported.add(file);
      yield* serverImportsOf(graph, module, start.file);
    }
  }
}

function* serverImportsOf(graph, module, entry) {
  for (const edge of module.edges) {
    if (edge.isType) continue;
    const isServer =
      serverParts.includes(partOfTarget(graph, edge)) ||
      (edge.target !== null && webLayer(edge.target) === 'server') ||
      edge.specifier.startsWith('node:');
    if (!isServer) continue;
    const path = module.file === entry ? '' : ` (reached from ${entry})`;
    yield violation(
      module,
      edge,
      'web',
      `client code imports ${edge.specifier}: use \`import type\`${path}`,
    );
  }
}

/** Files that import each other in a ring cannot be read, tested or loaded one by one. */
export function* ringViolations(graph) {
  const next = (file) =>
    (graph.modules.get(file)?.edges ?? [])
      .filter((edge) => !edge.isType && edge.target !== null && graph.modules.has(edge.target))
      .map((edge) => edge.target);
  for (const ring of ringsOf([...graph.modules.keys()], next)) {
    yield {
      file: ring[0],
      line: 1,
      rule: 'rings',
      message: `imports in a ring: ${ring.join(', ')}`,
    };
  }
}

/** Strongly connected groups of more than one (Tarjan). */
function ringsOf(nodes, next) {
  const rings = [];
  const state = new Map();
  const stack = [];
  const visit = (node) => {
    const mine = { index: state.size, low: state.size, isOpen: true };
    state.set(node, mine);
    stack.push(node);
    for (const other of next(node)) {
      if (!state.has(other)) visit(other);
      const theirs = state.get(other);
      if (theirs.isOpen) mine.low = Math.min(mine.low, theirs.low);
    }
    if (mine.low !== mine.index) return;
    const ring = stack.splice(stack.indexOf(node));
    for (const member of ring) state.get(member).isOpen = false;
    if (ring.length > 1) rings.push(ring);
  };
  for (const node of nodes) if (!state.has(node)) visit(node);
  return rings;
}

export const importRules = [
  layerViolations,
  manifestViolations,
  domainViolations,
  webViolations,
  ringViolations,
];
