using SellerDesk.Application.Reading;
using SellerDesk.Domain.Reading;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Reading;

/// <summary>How readings are called and coloured.</summary>
internal static class ReadingWords
{
    public static string KeyOf(Sentiment sentiment) => sentiment switch
    {
        Sentiment.Negative => "reading.negative",
        Sentiment.Positive => "reading.positive",
        _ => "reading.neutral",
    };

    /// <summary>Colour is spent on harm; praise stays quiet.</summary>
    public static Tone ToneOf(Sentiment sentiment) => sentiment switch
    {
        Sentiment.Negative => Tone.Danger,
        Sentiment.Positive => Tone.Ok,
        _ => Tone.Warn,
    };

    public static string ClassOf(Sentiment sentiment) => sentiment switch
    {
        Sentiment.Negative => "blames",
        Sentiment.Positive => "praises",
        _ => "neither",
    };

    public static string Topic(Texts words, TopicShape topic) => topic.Tone == "blame" ? words["reading.blamed", Name(words, topic.Code)] : Name(words, topic.Code);

    /// <summary>With its sign, in the language's own numbers.</summary>
    public static string Weight(Texts words, double weight) => (weight < 0 ? "−" : "+") + words.Format.Number((decimal)Math.Round(Math.Abs(weight), 2));

    public static string Name(Texts words, string code) => words.Has("topic." + code) ? words["topic." + code] : code;
}
