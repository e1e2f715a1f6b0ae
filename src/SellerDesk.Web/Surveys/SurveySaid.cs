using SellerDesk.Domain.Surveys;
using SellerDesk.Web.Shell.Language;
using SellerDesk.Web.Shell.Widgets;

namespace SellerDesk.Web.Surveys;

/// <summary>Surveys in the reader's words.</summary>
internal static class SurveySaid
{
    public static string Kind(this Texts t, SurveyKind kind) => t["surveys.kind." + Lower(kind)];

    public static string Trigger(this Texts t, SurveyContent survey) => survey.Trigger is SurveyTrigger.Delivery or SurveyTrigger.Complaint
        ? t.Count($"surveys.trigger.{Lower(survey.Trigger)}.days", survey.DelayDays)
        : t["surveys.trigger." + Lower(survey.Trigger)];

    /// <summary>The figure in its own unit; a dash without answers.</summary>
    public static string Figure(this Texts t, SurveyFigure figure) => figure.Value is { } value ? t.Point(figure.Kind, value) : "–";

    public static string Point(this Texts t, SurveyKind kind, double value) => kind switch
    {
        SurveyKind.Nps => t.Format.Number((decimal)Math.Round(value), 0),
        SurveyKind.Csat => t.Format.Percent((decimal)value / 100, 0),
        _ => t.Format.Number((decimal)Math.Round(value, 1), 1),
    };

    public static string? Interval(this Texts t, SurveyFigure figure) =>
        figure is { Low: { } low, High: { } high } ? t["surveys.interval", t.Point(figure.Kind, low), t.Point(figure.Kind, high)] : null;

    public static Tone Tone(SurveyBand band) => band switch
    {
        SurveyBand.Bad => Shell.Widgets.Tone.Danger,
        SurveyBand.Middle => Shell.Widgets.Tone.Warn,
        _ => Shell.Widgets.Tone.Quiet,
    };

    public static string Lower<T>(T value) => value?.ToString()?.ToLowerInvariant() ?? "";
}
