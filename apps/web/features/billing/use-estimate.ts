'use client';

import { MESSAGE_MAX_CHARACTERS } from '@planline/contracts/limits';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '../api/trpc';
import { type ShownEstimate, shownEstimateOf } from './shown-estimate';

const ASK_AFTER_MS = 400;
/** The start of a message says what it asks for, and keeps the question short. */
const CHARACTERS_ASKED = 1_000;

/**
 * What the typed message will probably take, asked in pauses; null while the box is empty or the answer is
 * not there. Nothing waits for it: a message can be sent before, and without it.
 */
export function useEstimate(projectId: string, text: string): ShownEstimate | null {
  const trpc = useTRPC();
  const typed = text.trim().slice(0, Math.min(CHARACTERS_ASKED, MESSAGE_MAX_CHARACTERS));
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    ...trpc.billing.estimate.queryOptions({ projectId, text: asked }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    retry: false,
  });
  return typed === '' || !data ? null : shownEstimateOf(data.estimate, data.balance);
}
