'use client';

import type { PlanRevision } from '@planline/contracts/plan';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '../api/trpc';
import { type ShownError, shownErrorOf } from '../errors/error-view';
import { withTicks } from './plan-counts';

/** Ticks are gathered for this long, so that five clicks make one revision. */
const SAVE_AFTER_MS = 900;
/** A revision made in another tab is no event of the timeline: drafts on screen are asked for again. */
const ASK_AGAIN_MS = 15_000;

/** A stored plan with the reader's ticks on top; the ticks become a revision by themselves. */
export function usePlanDraft(projectId: string, planId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const input = { projectId, planId };
  const plan = useQuery(
    trpc.plan.get.queryOptions(input, {
      staleTime: 60_000,
      refetchOnWindowFocus: (query) => (isDraft(query.state.data) ? 'always' : false),
      refetchInterval: (query) => (isDraft(query.state.data) ? ASK_AGAIN_MS : false),
    }),
  );
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [moved, setMoved] = useState(false);
  const revise = useMutation(trpc.plan.revise.mutationOptions());
  const saving = useRef<Promise<PlanRevision | null> | null>(null);

  const stored = plan.data?.revision ?? null;
  const content = stored ? withTicks(stored.content, ticks) : null;
  const isDirty = stored?.content.steps.some(
    (step) => (ticks.get(step.id) ?? step.included) !== step.included,
  );

  /** Stores the ticks; the revision that now holds them, or null when another one came first. */
  const save = async (): Promise<PlanRevision | null> => {
    if (saving.current) return saving.current;
    if (!stored || !content || !isDirty) return stored;
    saving.current = revise
      .mutateAsync({
        projectId,
        planId,
        baseRevision: stored.revision,
        content,
      })
      .then((revision) => {
        queries.setQueryData(trpc.plan.get.queryKey(input), (before) =>
          before ? { ...before, revision } : before,
        );
        setTicks(new Map());
        return revision;
      })
      .catch(async (error: unknown) => {
        if (shownErrorOf(error).code !== 'PLAN_REVISION_MOVED') throw error;
        setMoved(true);
        setTicks(new Map());
        await plan.refetch();
        return null;
      })
      .finally(() => {
        saving.current = null;
      });
    return saving.current;
  };

  const latestSave = useRef(save);
  latestSave.current = save;
  useEffect(() => {
    if (ticks.size === 0) return;
    // A failed save keeps the ticks and shows its error; the next tick or the dialog tries again.
    const timer = setTimeout(() => void latestSave.current().catch(() => undefined), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [ticks]);

  const error: ShownError | null = revise.error ? shownErrorOf(revise.error) : null;
  return {
    plan: plan.data ?? null,
    content,
    isSaving: revise.isPending,
    isDirty: isDirty ?? false,
    /** Another revision came first and the ticks were let go. */
    moved,
    error: error?.code === 'PLAN_REVISION_MOVED' ? null : error,
    tick: (stepId: string, included: boolean) => {
      setMoved(false);
      setTicks((before) => new Map(before).set(stepId, included));
    },
    save,
    refetch: () => plan.refetch(),
  };
}

function isDraft(plan: { status: string } | undefined): boolean {
  return plan === undefined || plan.status === 'draft';
}

export type PlanDraft = ReturnType<typeof usePlanDraft>;
