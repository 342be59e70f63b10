/** The departments that there are, offered by the field that names this list. */
export function DepartmentNames({ names }: { names: readonly string[] }) {
  return (
    <datalist id="departments">
      {names.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
