namespace SellerDesk.Web.Reading;

/// <summary>What the command line asks of the model.</summary>
/// <param name="Model">A file instead of the desk's own model: to write (train) or to read (test).</param>
internal sealed record TextArguments(bool Train, string File, string From, string? Model)
{
    /// <returns>Null for wrong usage.</returns>
    public static TextArguments? Read(string[] args)
    {
        if (args is not [("train" or "test") and var verb, var file, .. var options] || options.Length % 2 != 0)
        {
            return null;
        }

        var (from, model) = ("current", (string?)null);
        foreach (var pair in options.Chunk(2))
        {
            switch (verb, pair[0], pair[1])
            {
                case ("train", "--from", "current" or "base" or "scratch"):
                    from = pair[1];
                    break;
                case ("train", "--out", _) or ("test", "--model", _):
                    model = pair[1];
                    break;
                default:
                    return null;
            }
        }

        return new(verb == "train", file, from, model);
    }
}
