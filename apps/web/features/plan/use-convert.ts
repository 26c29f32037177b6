'use client';

import type { PlanContent, PlanRevision } from '@planline/contracts/plan';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '../api/trpc';
import { type ShownError, shownErrorOf } from '../errors/error-view';
import { type PlanChange, planChanges } from './plan-changes';
import type { PlanDraft } from './use-plan-draft';

/**
 * What is being approved, and the one confirm. The dialog shows a stored revision, never the ticks of
 * this browser; when a newer one exists, what moved is shown and asked for again.
 */
export function useConvert(
  projectId: string,
  planId: string,
  draft: PlanDraft,
  onDone: () => void,
) {
  const trpc = useTRPC();
  const convert = useMutation(trpc.plan.convert.mutationOptions());
  const [shown, setShown] = useState<PlanRevision | null>(null);
  const [changes, setChanges] = useState<PlanChange[] | null>(null);
  const [error, setError] = useState<ShownError | null>(null);
  const isSent = useRef(false);

  const prepare = useRef(async () => {
    try {
      const saved = await draft.save();
      const latest = saved ?? (await draft.refetch()).data?.revision ?? null;
      setShown(latest);
    } catch (failure) {
      setError(shownErrorOf(failure));
    }
  });
  useEffect(() => {
    void prepare.current();
  }, []);

  const showNewer = async (before: PlanContent) => {
    const latest = (await draft.refetch()).data?.revision ?? null;
    if (!latest) return;
    setChanges(planChanges(before, latest.content));
    setShown(latest);
  };

  const confirm = async () => {
    if (!shown || isSent.current) return;
    isSent.current = true;
    setError(null);
    try {
      await convert.mutateAsync({
        projectId,
        planId,
        revision: shown.revision,
        digest: shown.digest,
      });
      void draft.refetch();
      onDone();
    } catch (failure) {
      const view = shownErrorOf(failure);
      isSent.current = false;
      if (view.code === 'PLAN_ALREADY_CONVERTED') {
        void draft.refetch();
        onDone();
        return;
      }
      setError(view);
      if (view.code === 'PLAN_REVISION_MOVED') await showNewer(shown.content);
    }
  };

  return { shown, changes, error, isPending: convert.isPending, confirm };
}
