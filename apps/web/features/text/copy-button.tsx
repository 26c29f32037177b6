'use client';

import { stripBidiControls } from '@planline/i18n/bidi';
import { Button, type ButtonProps } from '@planline/ui/button';
import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

export function CopyButton({
  text,
  label,
  ...rest
}: Omit<ButtonProps, 'onClick' | 'children'> & { text: string; label: string }) {
  const t = useTranslations('app');
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    await navigator.clipboard.writeText(stripBidiControls(text));
    setCopied(true);
  };
  const Icon = isCopied ? Check : Copy;
  return (
    <Button {...rest} onClick={() => void copy()}>
      <Icon aria-hidden className="size-3.5" />
      <span aria-live="polite">{isCopied ? t('copied') : label}</span>
    </Button>
  );
}
