namespace SellerDesk.Domain.Reading;

/// <summary>A hash of our own, since the framework's differ from run to run and the weights in a file must find their words again.</summary>
internal static class TraitHash
{
    public static uint Of(ReadOnlySpan<char> letters, uint seed)
    {
        var hash = unchecked((seed * 0x85EBCA6B) + 0x27D4EB2F);
        foreach (var letter in letters)
        {
            hash = Join(hash, letter);
        }

        hash = unchecked(hash * 0xC2B2AE35);
        return hash ^ (hash >> 16);
    }

    public static uint Join(uint hash, uint next)
    {
        hash = unchecked((hash ^ next) * 0x9E3779B1);
        return hash ^ (hash >> 15);
    }
}
