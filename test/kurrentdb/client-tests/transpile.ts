import ts from 'typescript';

/** For jest: the client's tests as CommonJS, without a look at their types, and with matchers by the names that our jest knows. */
export default {
  process(source: string, fileName: string): { readonly code: string } {
    const compilerOptions = {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
      inlineSourceMap: true,
    };
    return { code: ts.transpileModule(withNewNames(source), { fileName, compilerOptions }).outputText };
  },
};

/** The tests are written for jest 29; 30 took the second names of its matchers away. */
function withNewNames(source: string): string {
  return source.replace(/\.toThrowError\(/g, '.toThrow(').replace(/\.toBeCalled(|Times|With)\(/g, '.toHaveBeenCalled$1(');
}
