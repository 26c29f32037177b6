'use client';

import { GRANT_SECONDS_MAX, type GrantKind, grantKindSchema } from '@planline/contracts/billing';
import { isolateLtr } from '@planline/i18n/bidi';
import { Button } from '@planline/ui/button';
import { controlClass, Field, TextInput } from '@planline/ui/field';
import { Notice } from '@planline/ui/notice';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ulid } from 'ulid';
import { useTRPC } from '../api/trpc';
import { useAmount } from '../billing/use-amount';
import { ErrorText } from '../errors/error-text';
import { shownErrorOf } from '../errors/error-view';

const minutesMax = Math.floor(GRANT_SECONDS_MAX / 60);

/** Gives a person time: a bonus, or what they paid for. Each is an entry that says who gave it. */
export function GrantForm() {
  const t = useTranslations('usage.grant');
  const amount = useAmount();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [kind, setKind] = useState<GrantKind>('bonus');
  const [minutes, setMinutes] = useState('60');
  // The same until something is changed or given: a repeated press gives nothing twice.
  const [reference, setReference] = useState(ulid);
  const grant = useMutation(
    trpc.billing.grant.mutationOptions({
      onSuccess: () => {
        setReference(ulid());
        void queries.invalidateQueries({ queryKey: trpc.billing.pathKey() });
      },
    }),
  );
  const isWhole = /^\d+$/u.test(minutes) && Number(minutes) >= 1 && Number(minutes) <= minutesMax;
  /** Other words are another grant than the one that was given or refused. */
  const changing = () => {
    setReference(ulid());
    grant.reset();
  };
  const isUnknown = grant.error !== null && shownErrorOf(grant.error).code === 'NOT_FOUND';
  const given = grant.data ? grant.variables : null;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole)
          grant.mutate({ email: email.trim(), kind, seconds: Number(minutes) * 60, reference });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto_8rem]">
        <Field label={t('email')}>
          {(control) => (
            <TextInput
              {...control}
              inputMode="email"
              autoComplete="off"
              dir="ltr"
              value={email}
              onChange={(event) => {
                changing();
                setEmail(event.target.value);
              }}
            />
          )}
        </Field>
        <Field label={t('kind')}>
          {(control) => (
            <select
              {...control}
              value={kind}
              onChange={(event) => {
                changing();
                setKind(grantKindSchema.parse(event.target.value));
              }}
              className={`${controlClass} pe-1.5 rtl:pe-2.5`}
            >
              {grantKindSchema.options.map((each) => (
                <option key={each} value={each}>
                  {t(`kinds.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={t('minutes')}
          error={minutes === '' || isWhole ? undefined : t('minutesHint', { maximum: minutesMax })}
        >
          {(control) => (
            <TextInput
              {...control}
              inputMode="numeric"
              dir="ltr"
              value={minutes}
              onChange={(event) => {
                changing();
                setMinutes(event.target.value.trim());
              }}
            />
          )}
        </Field>
      </div>
      {isUnknown ? <Notice tone="bad">{t('unknown')}</Notice> : <ErrorText error={grant.error} />}
      {grant.data && given ? (
        <Notice tone="ok" role="status">
          {t('given', {
            amount: amount(given.seconds),
            email: isolateLtr(given.email),
            bonus: amount(grant.data.bonusSeconds),
            paid: amount(grant.data.paidSeconds),
          })}
        </Notice>
      ) : null}
      <Button
        type="submit"
        className="justify-self-start"
        disabled={!isWhole || email.trim() === '' || grant.isPending}
      >
        {grant.isPending ? t('giving') : t('give')}
      </Button>
    </form>
  );
}
