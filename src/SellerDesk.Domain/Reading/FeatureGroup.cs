namespace SellerDesk.Domain.Reading;

/// <summary>The kinds of traits by which a text is read. Each kind is brought to one length, so that a long text does not outweigh its own words.</summary>
internal enum FeatureGroup
{
    /// <summary>Stems, numbers by their length, marks and smiles.</summary>
    Word,

    /// <summary>Two of those in a row.</summary>
    Pair,

    /// <summary>Two to five letters in a row within a word and its borders: what holds through misspellings.</summary>
    Piece,

    /// <summary>Stems shortly after «не», «нет», «без»: «не понравился» is not «понравился».</summary>
    Denied,

    /// <summary>Stems after «но», «однако», «зато» up to the sentence's end: that is where the verdict stands.</summary>
    Turned,

    /// <summary>How it is written: length, capitals, drawn-out letters.</summary>
    Manner,
}
