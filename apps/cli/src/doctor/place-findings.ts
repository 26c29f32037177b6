import { existsSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { StartConfig } from '../config';
import { listenProblem } from '../listen-problem';
import { absent, type Finding, missing, ok } from './finding';

/** Ports and disk: whether there is room for the product where it wants to be. */
export async function placeFindings(config: StartConfig): Promise<Finding[]> {
  const ports = (['PORT', 'WORKER_PORT', 'PREVIEW_PORT'] as const).map((name) =>
    portFinding(name, config[name], config.HOST),
  );
  return [...(await Promise.all(ports)), diskFinding(config.PLANLINE_DATA_DIR)];
}

async function portFinding(name: string, port: number, host: string): Promise<Finding> {
  const label = `port ${port}`;
  if ((await listenProblem(port, host)) === null) return ok(label, `${name}, free on ${host}`);
  return absent(
    label,
    `${name}, in use on ${host}`,
    `If it is not Planline itself, choose another one: ${name}=${port + 1} npm start`,
  );
}

function diskFinding(folder: string): Finding {
  let existing = folder;
  while (!existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  const gigabytes = (bavail * bsize) / 1024 ** 3;
  const detail = `${gigabytes.toFixed(1)} GB free at ${folder}`;
  return gigabytes < 1
    ? missing('disk', detail, 'Make room, or choose another place with PLANLINE_DATA_DIR.')
    : ok('disk', detail);
}
