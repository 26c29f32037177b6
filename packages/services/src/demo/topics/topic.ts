import type { Effort, FixPlanResponse, TypedAnswer } from '@planline/contracts/chat-response';
import type { Language } from '@planline/contracts/locale';

/** What varies from one telling of a topic to the next, in the words of its language. */
export interface Slots {
  product: string;
  other: string;
  /** In euros. */
  price: number;
  percent: number;
  day: string;
  count: number;
}

/** Something that people of a bakery's website talk about: ways to say it, and the answer. */
export interface Topic {
  ask: readonly string[];
  answer: TypedAnswer;
}

export type TellTopic = (slots: Slots) => Topic;

export interface LanguageTopics {
  language: Language;
  locales: readonly string[];
  products: readonly string[];
  days: readonly string[];
  questions: readonly TellTopic[];
  features: readonly TellTopic[];
  fixes: readonly TellTopic[];
  analyses: readonly TellTopic[];
  generals: readonly TellTopic[];
}

type Reference = readonly [file: string, line: number, snippet: string];

export function question(
  ask: readonly string[],
  answer: string,
  references: readonly Reference[] = [],
  relatedTopics: string[] = [],
): Topic {
  return {
    ask,
    answer: {
      intent: 'question',
      response: {
        answer,
        ...(references.length > 0
          ? { references: references.map(([file, line, snippet]) => ({ file, line, snippet })) }
          : {}),
        ...(relatedTopics.length > 0 ? { relatedTopics } : {}),
      },
    },
  };
}

type Step = readonly [title: string, description: string, files: string[], effort: Effort];

export function feature(
  ask: readonly string[],
  plan: {
    summary: string;
    overview: string;
    feasibility?: 'simple' | 'moderate' | 'complex';
    steps: readonly Step[];
    risks: string[];
    alternatives?: string[];
  },
): Topic {
  return {
    ask,
    answer: {
      intent: 'feature',
      response: {
        summary: plan.summary,
        feasibility: plan.feasibility ?? 'simple',
        plan: {
          overview: plan.overview,
          steps: plan.steps.map(([title, description, files, estimatedEffort], index) => ({
            order: index + 1,
            title,
            description,
            files,
            estimatedEffort,
          })),
          dependencies: [],
          risks: plan.risks,
          ...(plan.alternatives ? { alternatives: plan.alternatives } : {}),
        },
      },
    },
  };
}

type Change = readonly [file: string, changeType: 'modify' | 'create' | 'delete', words: string];

export function fix(
  ask: readonly string[],
  plan: {
    issue: string;
    severity: FixPlanResponse['issue']['severity'];
    category: string;
    rootCause: string;
    approach: string;
    changes: readonly Change[];
    testing: string;
    tips?: string[];
  },
): Topic {
  return {
    ask,
    answer: {
      intent: 'fix',
      response: {
        issue: { description: plan.issue, severity: plan.severity, category: plan.category },
        rootCause: plan.rootCause,
        solution: {
          approach: plan.approach,
          changes: plan.changes.map(([file, changeType, description]) => ({
            file,
            changeType,
            description,
          })),
          testingStrategy: plan.testing,
        },
        ...(plan.tips ? { preventionTips: plan.tips } : {}),
      },
    },
  };
}

type Finding = readonly [
  category: string,
  title: string,
  description: string,
  ...recommendations: string[],
];

export function analysis(
  ask: readonly string[],
  overview: string,
  findings: readonly Finding[],
  metrics?: Record<string, number>,
): Topic {
  return {
    ask,
    answer: {
      intent: 'analysis',
      response: {
        overview,
        findings: findings.map(([category, title, description, ...recommendations]) => ({
          category,
          title,
          description,
          ...(recommendations.length > 0 ? { recommendations } : {}),
        })),
        ...(metrics ? { metrics } : {}),
      },
    },
  };
}

export function general(ask: readonly string[], markdown: string): Topic {
  return { ask, answer: { intent: 'general', response: { markdown } } };
}
