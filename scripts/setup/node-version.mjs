const minimum = [20, 19];

/** @returns {string | null} what is wrong with this Node, as one line, or null */
export function nodeVersionProblem(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
  return isEnough
    ? null
    : `Planline needs Node ${minimum.join('.')} or newer; this is Node ${version}. Get one from https://nodejs.org or your package manager, then start again.`;
}

export function requireNode() {
  const problem = nodeVersionProblem();
  if (problem === null) return;
  console.error(problem);
  process.exit(1);
}
