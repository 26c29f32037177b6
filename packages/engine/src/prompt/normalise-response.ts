import type {
  AnalysisResponse,
  ChatMode,
  FeaturePlanResponse,
  FixPlanResponse,
  GeneralResponse,
  QuestionResponse,
  TypedAnswer,
} from '@planline/contracts/chat-response';
import {
  cleanDeep,
  countingNumberOf,
  isRecord,
  type LooseRecord,
  listOf,
  oneOf,
  optionalText,
  optionalTexts,
  recordOf,
  textOf,
  textsOf,
} from './loose-values';

/**
 * Makes a typed answer of what a model wrote for an intent: missing lists, numbers as text and
 * extra keys are no reason to lose an answer. Null when it says nothing of what the intent needs.
 */
export function normaliseResponse(intent: ChatMode, value: unknown): TypedAnswer | null {
  if (typeof value === 'string') return normaliseText(intent, value);
  if (!isRecord(value)) return null;
  switch (intent) {
    case 'question': {
      const response = questionOf(value);
      return response.answer ? { intent, response } : null;
    }
    case 'feature': {
      const response = featureOf(value);
      const saysSomething = response.plan.steps.length > 0 || response.plan.overview !== '';
      return saysSomething ? { intent, response } : null;
    }
    case 'fix': {
      const response = fixOf(value);
      const saysSomething = response.rootCause || response.solution.approach;
      return saysSomething ? { intent, response } : null;
    }
    case 'analysis': {
      const response = analysisOf(value);
      const saysSomething = response.overview !== '' || response.findings.length > 0;
      return saysSomething ? { intent, response } : null;
    }
    case 'general': {
      const response = generalOf(value);
      return response.markdown ? { intent, response } : null;
    }
  }
}

function normaliseText(intent: ChatMode, value: string): TypedAnswer | null {
  const text = textOf(value).trim();
  if (text === '') return null;
  if (intent === 'question') return { intent, response: { answer: text } };
  if (intent === 'analysis') return { intent, response: { overview: text, findings: [] } };
  return { intent: 'general', response: { markdown: text } };
}

function questionOf(value: LooseRecord): QuestionResponse {
  const references = listOf(value.references).flatMap((item) => {
    const file = textOf(recordOf(item).file) || (typeof item === 'string' ? textOf(item) : '');
    if (file === '') return [];
    // Line 1 stands for the file itself, where the model named no line.
    const line = countingNumberOf(recordOf(item).line) ?? 1;
    return [{ file, line, snippet: textOf(recordOf(item).snippet) }];
  });
  return {
    answer: textOf(value.answer),
    ...(references.length > 0 && { references }),
    ...present({ relatedTopics: optionalTexts(value.relatedTopics) }),
  };
}

function featureOf(value: LooseRecord): FeaturePlanResponse {
  const plan = isRecord(value.plan) ? value.plan : value;
  const overview = textOf(plan.overview) || textOf(value.overview) || textOf(value.summary);
  const steps = listOf(plan.steps).flatMap((item, index) => {
    const step = isRecord(item) ? item : { title: item };
    const description = textOf(step.description);
    const title = textOf(step.title) || description.split('\n')[0]?.slice(0, 120) || '';
    if (title === '') return [];
    return [
      {
        order: countingNumberOf(step.order) ?? index + 1,
        title,
        description,
        files: textsOf(step.files),
        estimatedEffort: oneOf(step.estimatedEffort, ['low', 'medium', 'high'], 'medium'),
      },
    ];
  });
  const dependencies = listOf(plan.dependencies).flatMap((item) => {
    const dependency = isRecord(item) ? item : { name: item };
    const name = textOf(dependency.name);
    if (name === '') return [];
    const version = optionalText(dependency.version);
    return [{ name, ...present({ version }), reason: textOf(dependency.reason) }];
  });
  return {
    summary: textOf(value.summary) || overview,
    feasibility: oneOf(value.feasibility, ['simple', 'moderate', 'complex'], 'moderate'),
    plan: {
      overview,
      steps,
      dependencies,
      risks: textsOf(plan.risks),
      ...present({ alternatives: optionalTexts(plan.alternatives) }),
    },
    ...present({ buildPrompt: optionalText(value.buildPrompt) }),
  };
}

function fixOf(value: LooseRecord): FixPlanResponse {
  const issue = isRecord(value.issue) ? value.issue : { description: value.issue };
  const solution = isRecord(value.solution) ? value.solution : { approach: value.solution };
  const changes = listOf(solution.changes).flatMap((item) => {
    const change = isRecord(item) ? item : { file: item };
    const file = textOf(change.file);
    if (file === '') return [];
    const changeType = oneOf(change.changeType, ['modify', 'create', 'delete'], 'modify');
    return [{ file, changeType, description: textOf(change.description) }];
  });
  return {
    issue: {
      description: textOf(issue.description),
      severity: oneOf(issue.severity, ['low', 'medium', 'high', 'critical'], 'medium'),
      category: textOf(issue.category) || 'bug',
    },
    rootCause: textOf(value.rootCause),
    solution: {
      approach: textOf(solution.approach),
      changes,
      testingStrategy: textOf(solution.testingStrategy),
    },
    ...present({
      preventionTips: optionalTexts(value.preventionTips),
      buildPrompt: optionalText(value.buildPrompt),
    }),
  };
}

function analysisOf(value: LooseRecord): AnalysisResponse {
  const findings = listOf(value.findings).flatMap((item) => {
    const finding = isRecord(item) ? item : { description: item };
    const description = textOf(finding.description);
    const title = textOf(finding.title) || description.split('\n')[0]?.slice(0, 120) || '';
    if (title === '') return [];
    return [
      {
        category: textOf(finding.category) || 'general',
        title,
        description,
        ...present({
          impact: optionalText(finding.impact),
          recommendations: optionalTexts(finding.recommendations),
        }),
      },
    ];
  });
  const visualizations = listOf(value.visualizations).flatMap((item) => {
    const type = oneOf(recordOf(item).type, ['chart', 'graph', 'table', 'unknown'], 'unknown');
    return type === 'unknown' ? [] : [{ type, data: cleanDeep(recordOf(item).data) }];
  });
  return {
    overview: textOf(value.overview),
    findings,
    ...(isRecord(value.metrics) && { metrics: cleanDeep(value.metrics) as LooseRecord }),
    ...(visualizations.length > 0 && { visualizations }),
  };
}

const generalOf = (value: LooseRecord): GeneralResponse => ({
  markdown: textOf(value.markdown) || textOf(value.answer) || textOf(value.message),
});

/** Drops the keys without a value, so that an answer that is stored holds no `undefined`. */
function present<T extends Record<string, unknown>>(values: T): T {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as T;
}
