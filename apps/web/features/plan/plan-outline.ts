import type { ChangeType, Effort } from '@planline/contracts/chat-response';
import type { PlanContent } from '@planline/contracts/plan';
import type { AnswerParts, DependencyPart } from '../answer/answer-parts';

export interface OutlineStep {
  id: string;
  title: string;
  description: string;
  files: string[];
  effort: Effort | null;
  changeType: ChangeType | null;
  included: boolean;
}

/** A plan as the card draws it, from a streaming answer or from a stored revision alike. */
export interface PlanOutline {
  kind: 'feature' | 'fix';
  title: string;
  summary: string;
  severity: 'low' | 'medium' | 'high' | 'critical' | null;
  category: string;
  rootCause: string;
  feasibility: 'simple' | 'moderate' | 'complex' | null;
  steps: OutlineStep[];
  dependencies: DependencyPart[];
  risks: string[];
  alternatives: string[];
  testingStrategy: string;
  preventionTips: string[];
}

type PlanParts = Extract<AnswerParts, { mode: 'feature' | 'fix' }>;

export function outlineOfParts(parts: PlanParts): PlanOutline {
  const empty = { severity: null, category: '', rootCause: '', feasibility: null };
  if (parts.mode === 'feature')
    return {
      ...empty,
      kind: 'feature',
      title: parts.summary,
      summary: parts.overview,
      feasibility: parts.feasibility,
      // A step appears with its first words, not before.
      steps: parts.steps
        .filter((step) => step.title !== '')
        .map((step, index) => ({ ...step, id: String(index), changeType: null, included: true })),
      dependencies: parts.dependencies,
      risks: parts.risks,
      alternatives: parts.alternatives,
      testingStrategy: '',
      preventionTips: [],
    };
  return {
    ...empty,
    kind: 'fix',
    title: parts.symptom,
    summary: parts.approach,
    severity: parts.severity,
    category: parts.category,
    rootCause: parts.rootCause,
    steps: parts.changes
      .filter((change) => change.description !== '')
      .map((change, index) => ({
        id: String(index),
        title: change.description,
        description: '',
        files: change.file ? [change.file] : [],
        effort: null,
        changeType: change.changeType,
        included: true,
      })),
    dependencies: [],
    risks: [],
    alternatives: [],
    testingStrategy: parts.testingStrategy,
    preventionTips: parts.preventionTips,
  };
}

export function outlineOfPlan(content: PlanContent): PlanOutline {
  return {
    kind: content.kind,
    title: content.title,
    summary: content.summary === content.title ? '' : content.summary,
    severity: content.issue?.severity ?? null,
    category: content.issue?.category ?? '',
    rootCause: content.rootCause ?? '',
    feasibility: content.feasibility ?? null,
    steps: content.steps.map((step) => ({
      ...step,
      description: step.description === step.title ? '' : step.description,
      changeType: step.changeType ?? null,
    })),
    dependencies: content.dependencies.map((item) => ({ ...item, version: item.version ?? '' })),
    risks: content.risks,
    alternatives: content.alternatives ?? [],
    testingStrategy: content.testingStrategy ?? '',
    preventionTips: content.preventionTips ?? [],
  };
}
