namespace SellerDesk.Web.Shell;

/// <summary>The command line was not written as it must be; the message says how.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>Options of a command: <c>--name value</c> or <c>--name=value</c>, some of them several times.</summary>
internal sealed class CommandOptions(string usage, ILookup<string, string> values)
{
    public static CommandOptions Read(string[] args, string usage, string[] known)
    {
        var values = new List<(string Name, string Value)>();
        for (var at = 0; at < args.Length; at++)
        {
            var (name, value) = args[at].Split('=', 2) is [var left, var right] ? (left, right) : (args[at], null);
            if (!name.StartsWith("--", StringComparison.Ordinal) || !known.Contains(name[2..]) || (value is null && at + 1 == args.Length))
            {
                throw new UsageException(usage);
            }

            values.Add((name[2..], value ?? args[++at]));
        }

        return new CommandOptions(usage, values.ToLookup(option => option.Name, option => option.Value));
    }

    public string? One(string name) => values[name].ToList() switch
    {
        [] => null,
        [var only] => only,
        _ => throw new UsageException(usage),
    };

    public T? Choice<T>(string name) where T : struct, Enum => One(name) is not { } text
        ? null
        : Enum.GetNames<T>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found ? Enum.Parse<T>(found) : throw new UsageException(usage);

    public Dictionary<string, string> Pairs(string name)
    {
        var pairs = new Dictionary<string, string>();
        foreach (var pair in values[name])
        {
            if (pair.Split('=', 2) is not [{ Length: > 0 } key, var value] || !pairs.TryAdd(key.Trim(), value))
            {
                throw new UsageException(usage);
            }
        }

        return pairs;
    }
}
