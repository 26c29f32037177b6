import type { AnalysisResponse } from '@planline/contracts/chat-response';
import { messageWords } from '../intent/message-words';
import type { FindingCategory } from '../phrases/phrases';
import { analysisFindings } from './analysis-findings';
import { analysisMetrics } from './analysis-metrics';
import { analysisVisualizations } from './analysis-visualizations';
import type { ComposeContext } from './compose-context';
import { mainLanguages, totalLines } from './project-facts';

/** Words that name a category, folded as a message's are. */
const focusWords: readonly [FindingCategory, readonly string[]][] = [
  ['accessibility', ['accessib', 'alt', 'aria', 'a11y', 'وصول']],
  ['tests', ['test', 'coverage', 'couverture', 'prueba', 'cobertura', 'اختبار', 'تغطيه', 'تغطية']],
  ['security', ['secur', 'securi', 'segur', 'vulnerab', 'امان', 'ثغر', 'حمايه', 'حماية']],
  ['dependencies', ['depend', 'packag', 'paquet', 'librar', 'bibliot', 'تبعي', 'مكتب', 'حزم']],
  ['content', ['link', 'lien', 'enlace', 'seo', 'refer', 'content', 'conten', 'روابط', 'محتوي']],
  [
    'quality',
    [
      'quality',
      'qualit',
      'calidad',
      'complex',
      'complej',
      'dead',
      'mort',
      'muerto',
      'unused',
      'inutilis',
      'جوده',
      'جودة',
      'تعقيد',
      'ميت',
    ],
  ],
  ['maintenance', ['debt', 'dette', 'deuda', 'todo', 'maint', 'ديون', 'صيانه', 'صيانة']],
];

export function composeAnalysis(context: ComposeContext): AnalysisResponse {
  const { phrases, index } = context;
  const findings = analysisFindings(context);
  const focus = focusOf(context.subject);
  const ordered = focus
    ? [
        ...findings.filter((finding) => finding.about === focus),
        ...findings.filter((finding) => finding.about !== focus),
      ]
    : findings;
  const overview = [
    phrases.analysis.overview(
      phrases.counts.files(index.files.length),
      phrases.counts.lines(totalLines(index)),
      mainLanguages(index, phrases),
    ),
    ...(focus && ordered[0]?.about === focus
      ? [phrases.analysis.focus(phrases.analysis.categories[focus])]
      : []),
    findings.length > 0 ? phrases.analysis.result(findings.length) : phrases.analysis.clean,
    phrases.analysis.limits,
  ];
  return {
    overview: overview.join(' '),
    findings: ordered.map(({ about: _about, ...finding }) => finding),
    metrics: analysisMetrics(context),
    visualizations: analysisVisualizations(context),
  };
}

function focusOf(message: string): FindingCategory | null {
  const words = messageWords(message);
  const found = focusWords.find(([, starts]) =>
    words.some((word) => starts.some((start) => word.startsWith(start))),
  );
  return found?.[0] ?? null;
}
