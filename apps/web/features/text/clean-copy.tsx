'use client';

import { stripBidiControls } from '@planline/i18n/bidi';
import { useEffect } from 'react';

/** Copied text carries no invisible direction marks: a pasted path or command is what it looks like. */
export function CleanCopy() {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const target = event.target;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      const text = document.getSelection()?.toString() ?? '';
      const clean = stripBidiControls(text);
      if (clean === text || !event.clipboardData) return;
      event.clipboardData.setData('text/plain', clean);
      event.preventDefault();
    };
    document.addEventListener('copy', onCopy);
    return () => document.removeEventListener('copy', onCopy);
  }, []);
  return null;
}
