using Microsoft.Extensions.Logging.Abstractions;
using SellerDesk.Application.Replies.Spelling;

namespace SellerDesk.UnitTests.Replies.Spelling;

/// <summary>The dictionary of this machine, read once for all tests. The desk works without one; what the rules are worth cannot be measured without it.</summary>
internal static class SystemDictionary
{
    private static readonly SpellingSettings Settings = new();

    private static readonly InstalledDictionary Own = new(Settings, NullLogger<InstalledDictionary>.Instance);

    public static InstalledDictionary Installed => File.Exists(Settings.Dictionary)
        ? Own
        : throw new InvalidOperationException($"This test needs the Russian dictionary {Settings.Dictionary}. Run it with ./desk test, which installs it where it can, or install the package hunspell-ru (apt-get install hunspell-ru).");
}
