import {
  type ChangeType,
  type ChatMode,
  changeTypeSchema,
  chatModeSchema,
  type Effort,
  effortSchema,
} from '@planline/contracts/chat-response';

/**
 * An answer as far as it is there: the same shape for one that streams in, field by field, and for a
 * finished one. Anything that is missing or malformed is left out, never guessed.
 */
export interface ReferencePart {
  file: string;
  line: number | null;
  snippet: string;
}
export interface StepPart {
  title: string;
  description: string;
  files: string[];
  effort: Effort | null;
}
export interface ChangePart {
  file: string;
  changeType: ChangeType | null;
  description: string;
}
export interface DependencyPart {
  name: string;
  version: string;
  reason: string;
}
export interface FindingPart {
  category: string;
  title: string;
  description: string;
  impact: string;
  recommendations: string[];
}
export interface VisualizationPart {
  type: 'chart' | 'graph' | 'table';
  data: unknown;
}

export type AnswerParts =
  | { mode: 'question'; answer: string; references: ReferencePart[]; relatedTopics: string[] }
  | {
      mode: 'feature';
      summary: string;
      feasibility: 'simple' | 'moderate' | 'complex' | null;
      overview: string;
      steps: StepPart[];
      dependencies: DependencyPart[];
      risks: string[];
      alternatives: string[];
    }
  | {
      mode: 'fix';
      symptom: string;
      severity: 'low' | 'medium' | 'high' | 'critical' | null;
      category: string;
      rootCause: string;
      approach: string;
      changes: ChangePart[];
      testingStrategy: string;
      preventionTips: string[];
    }
  | {
      mode: 'analysis';
      overview: string;
      findings: FindingPart[];
      metrics: { name: string; value: unknown }[];
      visualizations: VisualizationPart[];
    }
  | { mode: 'general'; markdown: string };

export function answerPartsOf(mode: ChatMode, data: unknown): AnswerParts {
  const response = record(data);
  switch (mode) {
    case 'question':
      return {
        mode,
        answer: text(response.answer),
        references: list(response.references).map((item) => ({
          file: text(item.file),
          line: typeof item.line === 'number' ? item.line : null,
          snippet: text(item.snippet),
        })),
        relatedTopics: texts(response.relatedTopics),
      };
    case 'feature': {
      const plan = record(response.plan);
      return {
        mode,
        summary: text(response.summary),
        feasibility: oneOf(['simple', 'moderate', 'complex'] as const, response.feasibility),
        overview: text(plan.overview),
        steps: list(plan.steps).map((step) => ({
          title: text(step.title),
          description: text(step.description),
          files: texts(step.files),
          effort: effortSchema.safeParse(step.estimatedEffort).data ?? null,
        })),
        dependencies: list(plan.dependencies).map((item) => ({
          name: text(item.name),
          version: text(item.version),
          reason: text(item.reason),
        })),
        risks: texts(plan.risks),
        alternatives: texts(plan.alternatives),
      };
    }
    case 'fix': {
      const issue = record(response.issue);
      const solution = record(response.solution);
      return {
        mode,
        symptom: text(issue.description),
        severity: oneOf(['low', 'medium', 'high', 'critical'] as const, issue.severity),
        category: text(issue.category),
        rootCause: text(response.rootCause),
        approach: text(solution.approach),
        changes: list(solution.changes).map((change) => ({
          file: text(change.file),
          changeType: changeTypeSchema.safeParse(change.changeType).data ?? null,
          description: text(change.description),
        })),
        testingStrategy: text(solution.testingStrategy),
        preventionTips: texts(response.preventionTips),
      };
    }
    case 'analysis':
      return {
        mode,
        overview: text(response.overview),
        findings: list(response.findings).map((item) => ({
          category: text(item.category),
          title: text(item.title),
          description: text(item.description),
          impact: text(item.impact),
          recommendations: texts(item.recommendations),
        })),
        metrics: Object.entries(record(response.metrics)).map(([name, value]) => ({ name, value })),
        visualizations: list(response.visualizations).flatMap((item) => {
          const type = oneOf(['chart', 'graph', 'table'] as const, item.type);
          return type ? [{ type, data: item.data }] : [];
        }),
      };
    case 'general':
      return { mode, markdown: text(response.markdown) };
  }
}

/** The intent of an answer that may still be coming in. */
export function modeOf(value: unknown): ChatMode | null {
  return chatModeSchema.safeParse(value).data ?? null;
}

type Fields = Record<string, unknown>;
const record = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item).map(record) : [];
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | null =>
  allowed.find((each) => each === value) ?? null;
