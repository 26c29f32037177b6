import type { ChatMode } from '@planline/contracts/chat-response';

/** The typed answers as a model reads them best: one line of a type each (specification §5.2). */
const shapes: Record<ChatMode, string> = {
  question:
    '{ answer: markdown, references?: [{ file: path, line: number, snippet: string }], relatedTopics?: string[] }',
  feature:
    '{ summary: string, feasibility: "simple"|"moderate"|"complex", plan: { overview: string, steps: [{ order: number, title: string, description: string, files: path[], estimatedEffort: "low"|"medium"|"high" }], dependencies: [{ name: string, version?: string, reason: string }], risks: string[], alternatives?: string[] }, buildPrompt?: string }',
  fix: '{ issue: { description: string, severity: "low"|"medium"|"high"|"critical", category: string }, rootCause: string, solution: { approach: string, changes: [{ file: path, changeType: "modify"|"create"|"delete", description: string }], testingStrategy: string }, preventionTips?: string[], buildPrompt?: string }',
  analysis:
    '{ overview: markdown, findings: [{ category: string, title: string, description: string, impact?: string, recommendations?: string[] }], metrics?: object, visualizations?: [{ type: "chart"|"graph"|"table", data: any }] }',
  general: '{ markdown: markdown }',
};

export const responseShapes = (): string =>
  Object.entries(shapes)
    .map(([mode, shape]) => `- ${mode}: ${shape}`)
    .join('\n');
