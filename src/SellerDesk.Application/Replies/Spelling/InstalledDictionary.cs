using Microsoft.Extensions.Logging;

namespace SellerDesk.Application.Replies.Spelling;

/// <summary>The dictionary of this machine, read when the first word is asked about and kept. Without one the desk works on, and says so.</summary>
public sealed class InstalledDictionary(SpellingSettings settings, ILogger<InstalledDictionary> log)
{
    private readonly Lock turn = new();
    private RussianDictionary? words;
    private bool tried;

    public string Path => settings.Dictionary;

    public bool IsThere => Words is not null;

    /// <summary>Null when there is none, or it cannot be read.</summary>
    public RussianDictionary? Words
    {
        get
        {
            if (!Volatile.Read(ref tried))
            {
                lock (turn)
                {
                    if (!tried)
                    {
                        words = Read();
                        Volatile.Write(ref tried, true);
                    }
                }
            }

            return words;
        }
    }

    private RussianDictionary? Read()
    {
        if (!File.Exists(settings.Dictionary))
        {
            log.LogInformation("No spelling dictionary at {Path}: spelling is not checked", settings.Dictionary);
            return null;
        }

        try
        {
            return DictionaryFiles.Read(settings.Dictionary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or ArgumentException)
        {
            log.LogWarning(failure, "The spelling dictionary at {Path} cannot be read: spelling is not checked", settings.Dictionary);
            return null;
        }
    }
}
