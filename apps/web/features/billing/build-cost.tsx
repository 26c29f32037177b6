'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api/trpc';
import { EstimateText } from './estimate-text';
import { ShortBalance } from './short-balance';
import { shownEstimateOf } from './shown-estimate';

/** What a build will probably take, said before it is asked for; nothing until that is known. */
export function BuildCost({ projectId }: { projectId: string }) {
  const trpc = useTRPC();
  const { data } = useQuery({
    ...trpc.billing.buildEstimate.queryOptions({ projectId }),
    retry: false,
  });
  if (!data) return null;
  const estimate = shownEstimateOf(data.estimate, data.balance);
  if (estimate.kind === 'short') return <ShortBalance estimate={estimate} projectId={projectId} />;
  return (
    <p className="mt-3 text-small text-ink-3">
      <EstimateText estimate={estimate} />
    </p>
  );
}
