using System.Text;

namespace SellerDesk.IntegrationTests.Api;

/// <summary>What a shell makes of one line of a guide: words, quotes, variables.</summary>
internal static class ShellCommand
{
    public static List<string> Split(string line, IReadOnlyDictionary<string, string> variables)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, begun) = ('\0', false);
        for (var at = 0; at < line.Length; at++)
        {
            var sign = line[at];
            if (quote != '\'' && sign == '$')
            {
                var end = at + 1;
                while (end < line.Length && (char.IsAsciiLetterUpper(line[end]) || line[end] == '_'))
                {
                    end++;
                }

                word.Append(variables[line[(at + 1)..end]]);
                (begun, at) = (true, end - 1);
            }
            else if (quote == '\0' && sign == '\\' && line[at + 1] == '\n')
            {
                at++;
            }
            else if (sign == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && sign is '\'' or '"')
            {
                (quote, begun) = (sign, true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(sign))
            {
                if (begun)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    begun = false;
                }
            }
            else
            {
                word.Append(sign);
                begun = true;
            }
        }

        if (begun)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
