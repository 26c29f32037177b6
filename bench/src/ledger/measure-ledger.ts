import type { BenchServer } from '../bench-server';
import type { BenchOptions } from '../options';
import type { BenchmarkResult } from '../report';
import { bareCommitRate, ledgerRate } from './ledger-rates';
import { storm } from './ledger-storm';
import { ledgerClients, openLedger } from './open-ledger';

/** In turns, so that whatever else the machine does falls on both. */
const turns = 4;

/** Reserve, extend and settle beside three bare commits; then a storm of them with kills and duplicates. */
export async function measureLedger(
  server: BenchServer,
  { isQuick, operations }: BenchOptions,
): Promise<BenchmarkResult> {
  const url = await server.createDatabase('ledger');
  const ledger = await openLedger(url, ledgerClients);
  try {
    const ms = isQuick ? 1_000 : 6_000;
    await bareCommitRate(ledger.db, 500);
    await ledgerRate(ledger.db, ledger.userIds, 500);
    const bare: number[] = [];
    const cycles: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      bare.push(await bareCommitRate(ledger.db, ms));
      cycles.push(await ledgerRate(ledger.db, ledger.userIds, ms));
    }
    const many = operations ?? (isQuick ? 2_000 : 20_000);
    const began = performance.now();
    const report = await storm(ledger.db, url, many);
    const seconds = (performance.now() - began) / 1_000;
    const none = { unit: 'count', target: { most: 0 } } as const;
    return {
      name: 'b8',
      question: 'what do the books cost, and do they stay true whatever is killed or repeated?',
      figures: [
        {
          name: 'ledger over bare commits',
          value: (100 * mean(cycles)) / mean(bare),
          unit: '%',
          target: { least: 60 },
        },
        { name: 'reserve, extend, settle', value: mean(cycles), unit: 'per s' },
        { name: 'three bare commits', value: mean(bare), unit: 'per s' },
        { name: 'operations of the storm', value: report.operations, unit: 'count' },
        { name: 'of them sent twice', value: report.duplicates, unit: 'count' },
        { name: 'connections killed', value: report.kills, unit: 'count' },
        { name: 'balances below zero', value: report.negative, ...none },
        { name: 'wallets out of balance', value: report.unbalanced, ...none },
        { name: 'charged or ended twice', value: report.doubled, ...none },
        { name: 'laws broken', value: report.broken.length, ...none },
      ],
      details: { bare, cycles, seconds, ...report, clients: ledgerClients },
    };
  } finally {
    await ledger.close();
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
