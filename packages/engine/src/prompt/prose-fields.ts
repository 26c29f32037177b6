import type { TypedAnswer } from '@planline/contracts/chat-response';

/** The values that are written for a reader; paths, snippets, names and metrics are not among them. */
export function proseFieldsOf(answer: TypedAnswer): string[] {
  switch (answer.intent) {
    case 'question':
      return [answer.response.answer, ...(answer.response.relatedTopics ?? [])];
    case 'feature': {
      const { summary, plan } = answer.response;
      return [
        summary,
        plan.overview,
        ...plan.steps.flatMap((step) => [step.title, step.description]),
        ...plan.dependencies.map((dependency) => dependency.reason),
        ...plan.risks,
        ...(plan.alternatives ?? []),
      ];
    }
    case 'fix': {
      const { issue, rootCause, solution, preventionTips } = answer.response;
      return [
        issue.description,
        rootCause,
        solution.approach,
        ...solution.changes.map((change) => change.description),
        solution.testingStrategy,
        ...(preventionTips ?? []),
      ];
    }
    case 'analysis':
      return [
        answer.response.overview,
        ...answer.response.findings.flatMap((finding) => [
          finding.title,
          finding.description,
          finding.impact ?? '',
          ...(finding.recommendations ?? []),
        ]),
      ];
    case 'general':
      return [answer.response.markdown];
  }
}
