/** The value below which the share `quantile` of the samples lies (nearest rank). */
export function quantileOf(samples: readonly number[], quantile: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(quantile * sorted.length) - 1));
  return sorted[index] ?? Number.NaN;
}

export const medianOf = (samples: readonly number[]): number => quantileOf(samples, 0.5);
