'use client';

import type { Language } from '@planline/contracts/locale';
import { Card, CardSection } from '@planline/ui/card';
import { Chip } from '@planline/ui/chip';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../i18n/use-formats';
import { BidiText } from '../text/bidi-text';
import { Markdown } from '../text/markdown';
import { Prose } from '../text/prose';
import type { AnswerParts, FindingPart } from './answer-parts';
import { barsOf } from './metric-bars';
import { Section } from './section';
import { TextList } from './text-list';
import { useMetricName } from './use-metric-name';
import { Visualization } from './visualization';

type Parts = Extract<AnswerParts, { mode: 'analysis' }>;

export function AnalysisCard({ parts, language }: { parts: Parts; language: Language | null }) {
  const t = useTranslations('answer');
  const nameOf = useMetricName();
  const scalars = parts.metrics.filter((metric) => typeof metric.value !== 'object');
  const drawn = new Set(parts.visualizations.map((part) => drawing(part.data)));
  const nested = parts.metrics.filter(
    (metric) =>
      typeof metric.value === 'object' && metric.value && !drawn.has(drawing(metric.value)),
  );
  return (
    <Card className="mt-2">
      {parts.overview ? (
        <CardSection>
          <Markdown text={parts.overview} language={language} />
        </CardSection>
      ) : null}
      {parts.findings.length > 0 ? (
        <Section title={t('findings')}>
          <ul className="grid gap-3.5 pt-1">
            {parts.findings.map((finding, index) => (
              <Finding key={index} finding={finding} language={language} />
            ))}
          </ul>
        </Section>
      ) : null}
      {scalars.length > 0 ? (
        <Section title={t('metrics')}>
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4 gap-y-3 pt-1">
            {scalars.map((metric) => (
              <div key={metric.name}>
                <dt className="text-fine text-ink-3">{nameOf(metric.name)}</dt>
                <dd className="text-title font-[570] tabular-nums">
                  <MetricValue name={metric.name} value={metric.value} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      ) : null}
      {nested.map((metric) => (
        <Section key={metric.name} title={nameOf(metric.name)}>
          <Visualization part={{ type: 'chart', data: metric.value }} />
        </Section>
      ))}
      {parts.visualizations.map((part, index) => (
        <CardSection key={index}>
          <Visualization part={part} />
        </CardSection>
      ))}
    </Card>
  );
}

/** What a value draws; the same figures are drawn once. */
const drawing = (value: unknown): string => JSON.stringify(barsOf(value));

function MetricValue({ name, value }: { name: string; value: unknown }) {
  const formats = useFormats();
  if (typeof value !== 'number') return <BidiText text={String(value)} />;
  return name === 'bytes' ? (
    <bdi>{formats.bytes(value)}</bdi>
  ) : (
    <bdi dir="ltr">{formats.number(value)}</bdi>
  );
}

function Finding({ finding, language }: { finding: FindingPart; language: Language | null }) {
  return (
    <li>
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <h4 className="font-[550]">
          <BidiText text={finding.title} />
        </h4>
        {finding.category ? <Chip>{finding.category}</Chip> : null}
        {finding.impact && finding.impact.length <= 24 ? (
          <Chip tone="build">{finding.impact}</Chip>
        ) : null}
      </div>
      <Prose text={finding.description} language={language} className="text-ink-2" />
      {finding.impact.length > 24 ? (
        <Prose text={finding.impact} language={language} className="mt-1 text-small text-ink-3" />
      ) : null}
      {finding.recommendations.length > 0 ? (
        <div className="mt-1 text-small">
          <TextList items={finding.recommendations} language={language} />
        </div>
      ) : null}
    </li>
  );
}
