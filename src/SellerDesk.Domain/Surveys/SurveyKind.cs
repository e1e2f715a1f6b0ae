namespace SellerDesk.Domain.Surveys;

/// <summary>What a survey measures. Stars of a marketplace are none of these: they are given in public, by those who like to.</summary>
public enum SurveyKind
{
    /// <summary>Net promoter score: would you recommend us, 0 to 10. Reichheld, "The One Number You Need to Grow", 2003.</summary>
    Nps,

    /// <summary>Customer satisfaction: how content are you, 1 to 5; the figure is the share of 4 and 5.</summary>
    Csat,

    /// <summary>Customer effort score: it was easy, 1 to 7; the figure is the mean.</summary>
    Ces,
}

/// <summary>What an answer says of whoever gave it.</summary>
public enum SurveyBand
{
    /// <summary>A detractor; somebody at the desk hears of it.</summary>
    Bad,
    Middle,
    Good,
}

/// <summary>What sends a survey out.</summary>
public enum SurveyTrigger
{
    /// <summary>So many days after an order was delivered.</summary>
    Delivery,

    /// <summary>So many days after a complaint was closed.</summary>
    Complaint,

    /// <summary>A person, to a segment.</summary>
    Segment,

    /// <summary>Whoever opens its link or scans its QR code; nobody knows who answered.</summary>
    Link,
}

public enum SurveyState
{
    Off,
    On,
}

/// <summary>The scales and what their points mean.</summary>
public static class SurveyScale
{
    public static int Lowest(this SurveyKind kind) => kind == SurveyKind.Nps ? 0 : 1;

    public static int Highest(this SurveyKind kind) => kind switch
    {
        SurveyKind.Nps => 10,
        SurveyKind.Csat => 5,
        _ => 7,
    };

    public static bool Has(this SurveyKind kind, int score) => score >= kind.Lowest() && score <= kind.Highest();

    public static SurveyBand Band(this SurveyKind kind, int score) => kind switch
    {
        SurveyKind.Nps => score <= 6 ? SurveyBand.Bad : score <= 8 ? SurveyBand.Middle : SurveyBand.Good,
        SurveyKind.Csat => score <= 2 ? SurveyBand.Bad : score == 3 ? SurveyBand.Middle : SurveyBand.Good,
        _ => score <= 3 ? SurveyBand.Bad : score == 4 ? SurveyBand.Middle : SurveyBand.Good,
    };

    /// <summary>Every point of the scale, from the lowest.</summary>
    public static IEnumerable<int> Points(this SurveyKind kind) => Enumerable.Range(kind.Lowest(), kind.Highest() - kind.Lowest() + 1);
}
