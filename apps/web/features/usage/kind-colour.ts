import type { UsageKind } from '@planline/contracts/billing';

/** Plans are blue and builds are amber, as on the spine; the legend and the table say it in words. */
export const kindColour: Record<UsageKind, string> = {
  question: 'bg-ring',
  feature: 'bg-plan',
  fix: 'bg-plan/55',
  analysis: 'bg-ok',
  general: 'bg-ring/45',
  build: 'bg-build',
};
