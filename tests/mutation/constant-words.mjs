/**
 * A sentence without anything of the data in it is read by people, not by rules: a test of its letters would only repeat
 * them. So Stryker leaves these alone in src/domain/words. A sentence that depends on the data is changed like any code.
 */
const WORDS = /[/\\]src[/\\]domain[/\\]words[/\\]/;
const JAPANESE = /[\u3040-\u30ff\u4e00-\u9fff]/;

export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "constant-words",
    value: {
      shouldIgnore({ node, hub }) {
        const isConstant = node.type === "StringLiteral" && JAPANESE.test(node.value);
        return isConstant && WORDS.test(hub.file.opts.filename) ? "a constant sentence" : undefined;
      },
    },
  },
];
